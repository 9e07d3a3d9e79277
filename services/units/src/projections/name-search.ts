import type { RegisterView, UnitEvent } from '@ntm-ledger/register';
import type { Moment } from '@ntm-ledger/temporal';
import type { NameMatch, SearchFilter } from './search/index.js';
import { Finds, NameFacts, NameIndex, NamesAbove, Places, readText, Sight, TextMeaning } from './search/index.js';

export type { NameMatch, SearchFilter };

/**
 * Finds units by what people type for them: `folding` says what is forgiven in a word, `search/closeness` how near a name is,
 * `search/reading` how types and units above are read, `search/ranking` what comes first.
 *
 * The index holds every name that a unit ever bore, and gives candidates; whether a unit bore it by the moment asked, and as what the
 * unit stands then, is read off the register. So the answer at a moment is the same whatever was recorded later.
 *
 * Its structures are its own. MiniSearch was tried: over a national register (15,000 units) it took 50 ms for one letter and 10 ms for
 * an address, since it scores each hit as a document, and it forgives neither joined words nor swapped letters. The most that is
 * left is the looking up of units: a letter means two thousand.
 */
export class NameSearch {
  /** It all follows from the register, so that no snapshot holds it: see `restore`. */
  static readonly derived = ['names', 'facts', 'namesAbove', 'places', 'noted', 'missed'];

  private readonly names = new NameIndex();
  private readonly facts = new NameFacts();
  private readonly namesAbove = new NamesAbove();
  private readonly places = new Places();
  /** Events whose names are not in the index yet. */
  private noted: UnitEvent[] = [];
  /** Gives every event of the register, where what was noted is not all of them. */
  private missed: (() => readonly UnitEvent[]) | undefined;

  constructor(private readonly register: RegisterView) {}

  /** Notes the name that an event gives a unit; it is taken up when it is first searched, so that folding a log does not wait for it. */
  note(event: UnitEvent): void {
    if ('name' in event.data || 'parentId' in event.data) this.noted.push(event);
  }

  /**
   * Lets it know that its register was restored and not folded.
   * @param everyFact all events of the register in the order of the log, those noted since among them
   */
  restore(everyFact: () => readonly UnitEvent[]): void {
    this.missed = everyFact;
  }

  /** Takes up what was noted, which the next search would wait for. */
  prepare(): void {
    const noted = this.missed?.() ?? this.noted;
    this.noted = [];
    this.missed = undefined;
    for (const event of noted) {
      if ('name' in event.data) this.facts.add(event, this.names.add(event.data.name), event.data.name);
      this.namesAbove.note(event);
    }
  }

  /**
   * Units that a text means at a moment, the likeliest first: by how near a name is to the text; then those of the type that was typed,
   * living before ended ones, by the name they bear before a former one, higher tiers, and in the order of the alphabet.
   */
  search(text: string, moment: Moment, filter: SearchFilter = {}): NameMatch[] {
    this.prepare();
    const meaning = new TextMeaning(readText(text), this.names, this.namesAbove.index);
    const sight = new Sight(this.register, moment, filter);
    const finds = new Finds(this.names.table, this.facts, sight, this.places);
    meaning.codes((code, said) => {
      for (const id of this.register.everBearersOf(code)) finds.takeCode(id, code, said);
    });
    meaning.names(sight, (near, said) => {
      finds.takeNames(near, said);
    });
    return finds.inOrder();
  }
}
