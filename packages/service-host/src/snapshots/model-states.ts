import { hashOf } from './image.js';
import { ImageReader } from './image-reader.js';
import type { ImageTerms } from './image-writer.js';
import { writeImage } from './image-writer.js';
import type { NamedThings } from './named-things.js';
import { partsOf, wantsToKnow } from './parts.js';
import type { ModelState } from './snapshot.js';

/** The states of read models, taken out of them and put into new ones. */
export class ModelStates {
  private readonly terms: ImageTerms;

  /** @param models by name, before anything is folded: their parts are looked for then */
  constructor(
    private readonly models: ReadonlyMap<string, object>,
    named: NamedThings,
  ) {
    this.terms = { named, parts: partsOf(models) };
  }

  /** The state of every read model as it is now. @throws NotKept */
  take(): ModelState[] {
    return [...this.models.keys()].map((name) => {
      const image = writeImage(name, this.terms);
      return { name, hash: hashOf(image), image };
    });
  }

  /**
   * Fills the read models, which nothing was folded into. Nothing is changed when it throws.
   * @throws UnknownInImage when the states are those of other read models
   */
  restore(states: readonly ModelState[]): void {
    const paths = new Map([...this.terms.parts].map(([part, path]) => [path, part]));
    const filled = states.flatMap(({ image }) => new ImageReader(image, this.terms.named, paths).filledParts());
    for (const { part, fields } of filled) for (const [key, value] of fields) Reflect.set(part, key, value);
    for (const part of this.terms.parts.keys()) if (wantsToKnow(part)) part.restored();
  }
}
