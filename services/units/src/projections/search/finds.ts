import type { UnitState } from '@ntm-ledger/register';
import { SAME } from './closeness.js';
import { NOT_MEANT } from './measure.js';
import type { NameFacts } from './name-facts.js';
import type { NearNames } from './name-index.js';
import type { NameTable } from './name-table.js';
import { placesInOrder } from './ordering.js';
import type { Places } from './places.js';
import type { Said } from './ranking.js';
import { fitOf, isOfFormer } from './ranking.js';
import type { Sight } from './sight.js';

/** A unit that a text found, and the name (of whatever time) that the text met. */
export interface NameMatch {
  readonly unit: UnitState;
  readonly matchedName: string;
}

/** The place of units that are not there at the moment, or not asked for. */
const NOT_THERE = 0;

/**
 * What a search has found so far: each unit once, with the name that fits best. A letter finds thousands, so all is kept in columns, and
 * an object is made of a find only at the end.
 */
export class Finds {
  // Columns by the place of a unit in this list; the first place, NOT_THERE, stays empty.
  private readonly units: (UnitState | undefined)[] = [undefined];
  /** How well the best name fits, see `fitOf`; NOT_MEANT as long as none does. */
  private readonly fits: number[] = [NOT_MEANT];
  /** The number of that name. */
  private readonly met: number[] = [0];

  /** @param places By the numbers of units; those of this search alone. */
  constructor(
    private readonly names: NameTable,
    private readonly facts: NameFacts,
    private readonly sight: Sight,
    private readonly places: Places,
  ) {
    places.start();
  }

  /** Takes the units that may have borne names which were met. */
  takeNames({ names, distances }: NearNames, said: Said): void {
    const bearersOf = this.facts.upTo(this.sight.moment);
    for (const [index, name] of names.entries()) {
      const closeness = distances[index] ?? NOT_MEANT;
      bearersOf(name, (unit, text) => {
        this.takeName(unit, name, text, closeness, said);
      });
    }
  }

  private takeName(number: number, name: number, text: string, closeness: number, said: Said): void {
    const place = this.placeOf(number);
    const unit = this.units[place];
    if (unit === undefined) return;
    const isFormer = unit.name !== text;
    const fit = fitOf(unit, isFormer, closeness, said);
    const best = this.fits[place] ?? NOT_MEANT;
    if (fit > best || (fit === best && !(isFormer && this.isBefore(name, place)))) return;
    if (isFormer && !this.sight.hasBorne(unit.id, (former) => former.name === text)) return;
    this.fits[place] = fit;
    this.met[place] = name;
  }

  /** Of two former names that fit as well, the first in the alphabet is given. */
  private isBefore(name: number, place: number): boolean {
    return this.names.placeOf(name) < this.names.placeOf(this.met[place] ?? 0);
  }

  /** Takes a unit that may have borne a code that was typed. What the text met is then the unit itself, by the name it bears. */
  takeCode(id: string, code: string, said: Said): void {
    const number = this.facts.numberOf(id);
    const place = number < 0 ? NOT_THERE : this.placeOf(number);
    const unit = this.units[place];
    if (unit === undefined) return;
    const isFormer = unit.code !== code;
    const fit = fitOf(unit, isFormer, SAME, said);
    if (fit >= (this.fits[place] ?? NOT_MEANT)) return;
    if (isFormer && !this.sight.hasBorne(id, (former) => former.code === code)) return;
    this.fits[place] = fit;
    this.met[place] = this.names.numberOf(unit.name);
  }

  private placeOf(number: number): number {
    const known = this.places.of(number);
    if (known !== undefined) return known;
    const unit = this.sight.unit(this.facts.ids[number] ?? '');
    const place = unit === null ? NOT_THERE : this.units.push(unit) - 1;
    if (unit !== null) {
      this.fits.push(NOT_MEANT);
      this.met.push(0);
    }
    this.places.give(number, place);
    return place;
  }

  /** The likeliest first. */
  inOrder(): NameMatch[] {
    const { units, fits, met, names } = this;
    const matches: NameMatch[] = [];
    for (const place of placesInOrder({ units, fits, met }, names)) {
      const unit = units[place];
      if (unit === undefined) continue;
      const matchedName = isOfFormer(fits[place] ?? 0) ? names.textOf(met[place] ?? 0) : unit.name;
      matches.push({ unit, matchedName });
    }
    return matches;
  }
}
