import { useSignal } from "@preact/signals";
import type { ComparedModel } from "../../core/answers.js";
import { type Column, columnsOf, type Order, sorted } from "./columns.js";

/** Every model with every number; a click on a column sorts by it. */
export function CompareTable({ models }: { readonly models: readonly ComparedModel[] }) {
  const order = useSignal<Order>({ key: "score", isDescending: true });

  function sortBy(key: string, isMoreBetter: boolean): void {
    const { key: before, isDescending } = order.value;
    order.value = { key, isDescending: key === before ? !isDescending : isMoreBetter };
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section class="table-scroll" aria-label="Models side by side" tabIndex={0}>
      <table class="compare">
        <thead>
          <tr>
            <Heading id="name" title="Model" order={order.value} onSort={() => sortBy("name", false)} />
            {columnsOf(models).map(({ key, title, hint, isMoreBetter }) => (
              <Heading
                key={key}
                id={key}
                title={title}
                hint={hint}
                order={order.value}
                onSort={() => sortBy(key, isMoreBetter)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(models, order.value).map((model) => (
            <Row key={model.name} model={model} models={models} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface HeadingProps {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly order: Order;
  readonly onSort: () => void;
}

function Heading({ id, title, hint, order, onSort }: HeadingProps) {
  const isSorted = order.key === id;
  const direction = order.isDescending ? "descending" : "ascending";
  return (
    <th scope="col" aria-sort={isSorted ? direction : undefined}>
      <button type="button" title={hint} onClick={onSort}>
        {title}
        <span class={isSorted ? `arrow ${direction}` : "arrow"} aria-hidden="true" />
      </button>
    </th>
  );
}

function Row({ model, models }: { readonly model: ComparedModel; readonly models: readonly ComparedModel[] }) {
  const layers = model.layers.map(({ className }) => className).join(", ");
  return (
    <tr data-model={model.name}>
      <th scope="row">
        {model.name}
        {model.default && <span class="tag">default</span>}
        {model.state !== "ready" && <span class="tag warning">{model.state}</span>}
        <span class="faint layers" title={layers}>
          {layers}
        </span>
      </th>
      {columnsOf(models).map((column) => (
        <Cell key={column.key} column={column} model={model} models={models} />
      ))}
    </tr>
  );
}

interface CellProps {
  readonly column: Column;
  readonly model: ComparedModel;
  readonly models: readonly ComparedModel[];
}

function Cell({ column, model, models }: CellProps) {
  const value = column.value(model);
  if (typeof value !== "number") return <td class="faint">–</td>;
  const all = models.map(column.value).filter((one) => typeof one === "number");
  const best = column.isMoreBetter ? Math.max(...all) : Math.min(...all);
  const isBest = value === best && all.length > 1 && column.key !== "published";
  return <td class={isBest ? "best" : ""}>{column.text(value, model)}</td>;
}
