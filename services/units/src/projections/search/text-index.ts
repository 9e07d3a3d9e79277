import { Trie } from './trie.js';

/** Numbered things by the texts that stand for them; one text may stand for several, and several for one. */
export class TextIndex {
  private readonly trie = new Trie();
  private readonly byKey: number[][] = [];

  add(text: string, item: number): void {
    const key = this.trie.add(text);
    const known = this.byKey[key];
    if (known === undefined) this.byKey[key] = [item];
    else known.push(item);
  }

  /** What a text stands for. */
  exactly(text: string): readonly number[] {
    const key = this.trie.keyOf(text);
    return key === undefined ? [] : this.under(key);
  }

  /** What texts stand for that begin with another. A thing that has two such texts is visited twice. */
  beginningWith(text: string, visit: (item: number) => void): void {
    for (const key of this.trie.beginningWith(text)) for (const item of this.under(key)) visit(item);
  }

  /** What texts stand for that are within some edits of another; a thing once for every such text. */
  within(text: string, most: number, visit: (item: number, edits: number) => void): void {
    this.trie.within(text, most, (key, edits) => {
      for (const item of this.under(key)) visit(item, edits);
    });
  }

  private under(key: number): readonly number[] {
    return this.byKey[key] ?? [];
  }
}
