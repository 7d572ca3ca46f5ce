import { observations } from '../model/fields.ts';
import type { CodeBook } from './table-view.ts';

/** Codes of the computed field `observation`: its values in the order of the model, from 1; 0 is null. */
export const observationBook: CodeBook = {
  size: observations.length,
  text: (code) => observations[code - 1] ?? null,
  find: (text) => observations.findIndex((each) => each === text) + 1,
};
