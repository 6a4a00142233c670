// Prints the pictures of the committed cards as JSON: [name, text of the file] each.
// It is a program of its own: where there is a function `it`, as in jest, Observable Plot moves its axes by half a pixel.
import { committedZoo, readCatalogue } from "@rnn-zoo/models";
import { drawFromCards } from "@rnn-zoo/train/pictures/pictures.js";

console.log(JSON.stringify([...drawFromCards(await readCatalogue(committedZoo))]));
