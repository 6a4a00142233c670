import "./language.js"; // first: uPlot asks for the language when it is loaded
import uPlot from "uplot";

export { uPlot };
