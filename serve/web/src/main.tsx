import { render } from "preact";
import { App } from "./app.js";
import { startHeartbeat } from "./core/connection.js";

const place = document.getElementById("page");
if (!place) throw new Error("index.html has no element with the id page");
render(<App />, place);
startHeartbeat();
