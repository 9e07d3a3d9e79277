/** A copy that cannot be: the target holds something else, or the source is not whole. What was copied before stays. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}
