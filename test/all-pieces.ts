// Runs before every file of browser tests: the element is there at once, as in the file that has everything in it.
import '../src/define.ts';
import { Piece } from '../src/elements/piece.ts';

await Piece.all();
