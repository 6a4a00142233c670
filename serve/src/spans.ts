import type { Logger } from "pino";
import type { RequestFacts } from "./request-facts.js";
import type { TraceContext } from "./trace-context.js";

/** The span of a request that is not answered yet. */
export interface OpenSpan {
  readonly context: TraceContext;
  end(facts: RequestFacts, outcome: { readonly method: string; readonly route: string; readonly status: number }): void;
}

/** Sends spans to a collector. */
export interface Spans {
  /** Begins the span of a request, in the client's trace where it sent one. */
  begin(parent: TraceContext | undefined): OpenSpan;
  /** Sends what is not sent yet, for at most `limitMs`. */
  stop(limitMs: number): Promise<void>;
}

/** How long one export may take with its retries: as long as a process lives on that has nothing else to do. */
const exportMs = 2_000;

/**
 * Exports the requests as OpenTelemetry spans by OTLP over HTTP: one span a request, and within that of a prediction
 * one for its time in the queue and one for its run. The packages are loaded here and not at the start, so that they
 * cost nothing where they are not used. Their own variables (OTEL_SERVICE_NAME, OTEL_EXPORTER_OTLP_HEADERS,
 * OTEL_BSP_...) hold: https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 * @param endpoint of the collector, such as http://127.0.0.1:4318
 */
export async function exportSpans(endpoint: string, logger: Logger): Promise<Spans> {
  const [api, { BasicTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import("@opentelemetry/api"),
      import("@opentelemetry/sdk-trace-base"),
      import("@opentelemetry/exporter-trace-otlp-http"),
      import("@opentelemetry/resources"),
    ]);
  const warn = (message: string) => logger.warn({ reason: message }, "spans could not be exported");
  const ignore = () => undefined;
  api.diag.setLogger({ error: warn, warn, info: ignore, debug: ignore, verbose: ignore }, api.DiagLogLevel.WARN);
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: exportMs });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ "service.name": process.env.OTEL_SERVICE_NAME ?? "rnn-zoo" }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer("rnn-zoo");

  function child(context: ReturnType<typeof api.trace.setSpan>, name: string, fromMs: number, toMs: number): void {
    tracer.startSpan(name, { startTime: epochMs(fromMs) }, context).end(epochMs(toMs));
  }

  return {
    begin: (parent) => {
      const above = parent
        ? api.trace.setSpanContext(api.ROOT_CONTEXT, {
            traceId: parent.traceId,
            spanId: parent.spanId,
            traceFlags: parent.sampled ? api.TraceFlags.SAMPLED : api.TraceFlags.NONE,
            isRemote: true,
          })
        : api.ROOT_CONTEXT;
      const span = tracer.startSpan("request", { kind: api.SpanKind.SERVER }, above);
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        context: { traceId, spanId, sampled: (traceFlags & api.TraceFlags.SAMPLED) !== 0 },
        end: ({ model, version, rows, error, queueMs, computeMs, settledAt }, { method, route, status }) => {
          if (queueMs !== undefined && computeMs !== undefined && settledAt !== undefined) {
            const context = api.trace.setSpan(above, span);
            const startedAt = settledAt - computeMs;
            child(context, "queue", startedAt - queueMs, startedAt);
            child(context, "compute", startedAt, settledAt);
          }
          span.updateName(`${method} ${route}`);
          span.setAttributes({
            "http.request.method": method,
            "http.route": route,
            "http.response.status_code": status,
            ...(error !== undefined && { "error.type": error }),
            ...(model !== undefined && { "zoo.model": model }),
            ...(version !== undefined && { "zoo.version": version }),
            ...(rows !== undefined && { "zoo.rows": rows }),
          });
          if (status >= 500) span.setStatus({ code: api.SpanStatusCode.ERROR });
          span.end();
        },
      };
    },
    stop: async (limitMs) => {
      const limit = new Promise<void>((resolve) => setTimeout(resolve, limitMs).unref());
      await Promise.race([provider.shutdown().catch((error: unknown) => warn(String(error))), limit]);
    },
  };
}

/** @param ms from `performance.now()` */
function epochMs(ms: number): number {
  return performance.timeOrigin + ms;
}
