import type { ReadableImage } from './image.js';

/** A value that nobody has asked for since its map was restored. */
export class Unread {
  constructor(
    readonly image: ReadableImage,
    readonly word: number,
  ) {}

  read(): unknown {
    return this.image.read(this.word);
  }
}

/**
 * A map whose values lie in an image until they are asked for. So a process comes up without reading what it keeps of each of ten thousand units, and
 * what nobody asks for never takes more room than its bytes. To whoever uses it, it is a map like any other.
 */
export class RestoredMap extends Map<unknown, unknown> {
  private isRead = false;

  override get(key: unknown): unknown {
    const value = super.get(key);
    if (!(value instanceof Unread)) return value;
    const read = value.read();
    super.set(key, read);
    return read;
  }

  override values(): MapIterator<unknown> {
    this.readAll();
    return super.values();
  }

  override entries(): MapIterator<[unknown, unknown]> {
    this.readAll();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[unknown, unknown]> {
    return this.entries();
  }

  override forEach(visit: (value: unknown, key: unknown, map: Map<unknown, unknown>) => void): void {
    this.readAll();
    super.forEach(visit);
  }

  /** Its keys and values, or what stands for those that nobody has asked for. */
  asKept(): MapIterator<[unknown, unknown]> {
    return super.entries();
  }

  private readAll(): void {
    if (this.isRead) return;
    this.isRead = true;
    for (const key of this.keys()) this.get(key);
  }
}
