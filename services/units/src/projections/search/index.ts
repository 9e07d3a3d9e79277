/**
 * What the search by name is made of, from the text to the answer:
 *
 * - reading the text: `reading` (its words, and the ways to take them), `type-words`, `tail` (units typed behind a name);
 * - how near a name is: `spelling`, `word-fit`, `edits`, and the measures `closeness` (of a name) and `aboveness` (of a unit above);
 * - the index of all names: `name-index` over `name-table`, `term-index`, `text-index`, `trie`, `alphabet`; `names-above` for those of
 *   units above;
 * - the units at a moment: `name-facts` (who may bear a name), `sight` (the register at the moment), `finds`, `ranking`, `ordering`.
 */
export { Finds } from './finds.js';
export type { NameMatch } from './finds.js';
export { NameFacts } from './name-facts.js';
export { NameIndex } from './name-index.js';
export { NamesAbove } from './names-above.js';
export { Places } from './places.js';
export { readText } from './reading.js';
export { Sight } from './sight.js';
export type { SearchFilter } from './sight.js';
export { TextMeaning } from './text-meaning.js';
