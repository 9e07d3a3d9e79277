/** The file is not a log, or one of a later version than this program knows. It was left as it is. */
export class NotALog extends Error {
  override readonly name = 'NotALog';
  constructor(
    readonly path: string,
    why: string,
  ) {
    super(`"${path}" cannot be opened as a log: ${why} It was left as it is.`);
  }
}
