const NONE = -1;

/**
 * Texts by their letters, for what a hash cannot answer: which begin so, and which are a few misprints away. It takes a new text at any
 * time, and shares the work of texts that begin alike. Nodes are columns of numbers: a first child, a next sibling, a letter, a key.
 */
export class Trie {
  private readonly letter: number[] = [0];
  private readonly child: number[] = [NONE];
  private readonly sibling: number[] = [NONE];
  private readonly keyAt: number[] = [NONE];
  private keys = 0;

  /** Takes up a text and gives its key: 0 for the first text, 1 for the next new one, and the same again for the same text. */
  add(text: string): number {
    let node = 0;
    for (let index = 0; index < text.length; index += 1) {
      const letter = text.charCodeAt(index);
      const next = this.childOf(node, letter);
      node = next === NONE ? this.grow(node, letter) : next;
    }
    const known = this.keyAt[node] ?? NONE;
    if (known !== NONE) return known;
    this.keyAt[node] = this.keys;
    return this.keys++;
  }

  /** The key of a text; undefined when it was never added. */
  keyOf(text: string): number | undefined {
    const node = this.walk(text);
    const key = node === NONE ? NONE : (this.keyAt[node] ?? NONE);
    return key === NONE ? undefined : key;
  }

  /** The keys of all texts that begin with another, or are it. */
  beginningWith(text: string): number[] {
    const found: number[] = [];
    const top = this.walk(text);
    const open = top === NONE ? [] : [top];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const key = this.keyAt[node] ?? NONE;
      if (key !== NONE) found.push(key);
      for (let next = this.child[node] ?? NONE; next !== NONE; next = this.sibling[next] ?? NONE) open.push(next);
    }
    return found;
  }

  /** Every text that is within some edits (see `editsBetween`) of another: its key and the edits. */
  within(text: string, most: number, visit: (key: number, edits: number) => void): void {
    const width = text.length + 1;
    // A row a depth: the edits between what the way down spells and each beginning of the text. A way down ends where all exceed `most`.
    const rows = new Uint8Array(width * (width + most + 1));
    for (let column = 0; column < width; column += 1) rows[column] = column;
    this.descend(0, 1, { text, most, width, rows, visit });
  }

  private descend(parent: number, depth: number, walk: Walk): void {
    const { text, most, width, rows, visit } = walk;
    const row = depth * width;
    for (let node = this.child[parent] ?? NONE; node !== NONE; node = this.sibling[node] ?? NONE) {
      const letter = this.letter[node] ?? 0;
      const above = this.letter[parent] ?? 0;
      // Outside the band |column - depth| <= most every cell exceeds `most`; its border is set so that neighbours see that.
      const from = Math.max(1, depth - most);
      const to = Math.min(width - 1, depth + most);
      let least = (rows[row + from - 1] = from === 1 ? depth : most + 1);
      for (let column = from; column <= to; column += 1) {
        const typed = text.charCodeAt(column - 1);
        const cell = row + column;
        const left = (rows[cell - 1] ?? 0) + 1;
        const up = column === depth + most ? most + 1 : (rows[cell - width] ?? 0) + 1;
        let edits = (rows[cell - width - 1] ?? 0) + (typed === letter ? 0 : 1);
        if (left < edits) edits = left;
        if (up < edits) edits = up;
        if (depth > 1 && column > 1 && typed === above && text.charCodeAt(column - 2) === letter) {
          edits = Math.min(edits, (rows[cell - 2 * width - 2] ?? 0) + 1);
        }
        rows[cell] = edits;
        if (edits < least) least = edits;
      }
      if (least > most) continue;
      const key = this.keyAt[node] ?? NONE;
      const edits = to === width - 1 ? (rows[row + to] ?? 0) : most + 1;
      if (key !== NONE && edits <= most) visit(key, edits);
      if (depth < width - 1 + most) this.descend(node, depth + 1, walk);
    }
  }

  private walk(text: string): number {
    let node = 0;
    for (let index = 0; index < text.length && node !== NONE; index += 1) node = this.childOf(node, text.charCodeAt(index));
    return node;
  }

  private childOf(parent: number, letter: number): number {
    let node = this.child[parent] ?? NONE;
    while (node !== NONE && this.letter[node] !== letter) node = this.sibling[node] ?? NONE;
    return node;
  }

  private grow(parent: number, letter: number): number {
    const node = this.letter.length;
    this.letter.push(letter);
    this.child.push(NONE);
    this.sibling.push(this.child[parent] ?? NONE);
    this.keyAt.push(NONE);
    this.child[parent] = node;
    return node;
  }
}

interface Walk {
  readonly text: string;
  readonly most: number;
  readonly width: number;
  readonly rows: Uint8Array;
  readonly visit: (key: number, edits: number) => void;
}
