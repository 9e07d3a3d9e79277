import { closenessTo, fullClosenessTo } from './closeness.js';
import type { Said } from './ranking.js';
import type { Measure } from './measure.js';
import type { NameIndex, NearNames } from './name-index.js';
import type { Reading, TypedText } from './reading.js';
import { readingsOf, typedSpelling } from './reading.js';
import type { Sight } from './sight.js';
import { Tail } from './tail.js';

/** The names and codes of all times that a text may mean, in every way it can be read. */
export class TextMeaning {
  private readonly readings: readonly Reading[];
  private readonly tail: Tail;

  /**
   * @param all The names of all units.
   * @param above Those of units above others.
   */
  constructor(
    private readonly text: TypedText,
    private readonly all: NameIndex,
    private readonly above: NameIndex,
  ) {
    this.readings = readingsOf(text);
    this.tail = new Tail(text, above);
  }

  /** Codes that the text may be: where a reading leaves one word for the name. */
  codes(visit: (code: string, said: Said) => void): void {
    for (const { types, from, to } of this.readings) {
      const word = this.text.words[from];
      if (word !== undefined && to === from + 1 && to === this.text.words.length) {
        visit(word.plain.toUpperCase(), { types, fitAbove: null });
      }
    }
  }

  /** Names that the text may mean, with what else it says of whoever bears them; a name perhaps in several readings. */
  names(sight: Sight, visit: (near: NearNames, said: Said) => void): void {
    for (const reading of this.readings) {
      const { types, from, to } = reading;
      const typed = typedSpelling(this.text, from, to);
      if (to === this.text.words.length) {
        visit(this.near(closenessTo(typed), reading), { types, fitAbove: null });
        continue;
      }
      if (this.tail.isPossible(to, false)) {
        visit(this.near(fullClosenessTo(typed), reading), { types, fitAbove: this.fitAbove(to, sight, false) });
      }
      if (this.text.borders.has(to) && this.tail.isPossible(to, true)) {
        visit(this.near(closenessTo(typed), reading), { types, fitAbove: this.fitAbove(to, sight, true) });
      }
    }
  }

  private near(measure: Measure, { begins }: Reading): NearNames {
    if (begins === '') return this.all.near(measure);
    return this.all.near(measure, ({ marked }) => `${marked} `.startsWith(`${begins} `));
  }

  /** How the units above a unit fit what was typed from a place on, asked once for all units of one parent. */
  private fitAbove(place: number, sight: Sight, exactly: boolean): (parentId: string | null) => number {
    const known = new Map<string | null, number>();
    return (parentId) => {
      let fit = known.get(parentId);
      if (fit === undefined) {
        const above = sight.unitsAbove(parentId).map(({ name, type }) => ({ name: this.above.table.numberOf(name), type }));
        known.set(parentId, (fit = this.tail.fit(place, above, exactly)));
      }
      return fit;
    };
  }
}
