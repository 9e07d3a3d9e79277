const FIRST_LENGTH = 1_024;

/** A column of whole numbers that grows at its end. */
export class GrowingWords {
  private words = new Int32Array(FIRST_LENGTH);
  private used = 0;

  get length(): number {
    return this.used;
  }

  /** Makes room for so many words at the end and gives the place of the first. */
  reserve(count: number): number {
    const first = this.used;
    this.used += count;
    if (this.used > this.words.length) {
      const longer = new Int32Array(Math.max(this.used, 2 * this.words.length));
      longer.set(this.words);
      this.words = longer;
    }
    return first;
  }

  set(place: number, word: number): void {
    this.words[place] = word;
  }

  at(place: number): number {
    return this.words[place] ?? 0;
  }

  push(word: number): void {
    this.set(this.reserve(1), word);
  }

  done(): Int32Array<ArrayBuffer> {
    return this.words.subarray(0, this.used);
  }
}

/** Bytes that grow at their end. */
export class GrowingBytes {
  private bytes = Buffer.alloc(FIRST_LENGTH);
  private used = 0;

  get length(): number {
    return this.used;
  }

  /** Adds bytes at a place that is a multiple of `unit`, and gives the place. */
  add(bytes: Uint8Array, unit: number): number {
    const place = Math.ceil(this.used / unit) * unit;
    this.makeRoom(place + bytes.byteLength);
    this.bytes.set(bytes, place);
    this.used = place + bytes.byteLength;
    return place;
  }

  /** Adds a text in UTF-8. */
  addText(text: string): void {
    // No character takes more than three bytes a unit of its text.
    this.makeRoom(this.used + 3 * text.length);
    this.used += this.bytes.write(text, this.used, 'utf8');
  }

  private makeRoom(length: number): void {
    if (length <= this.bytes.length) return;
    const longer = Buffer.alloc(Math.max(length, 2 * this.bytes.length));
    longer.set(this.bytes.subarray(0, this.used));
    this.bytes = longer;
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.bytes.subarray(0, this.used);
  }
}
