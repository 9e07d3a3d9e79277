/**
 * Makes something of an object once, as long as the object lives: for what read models hold and never change, and clients are shown again and again.
 * @param make a pure function; nobody may change what it gives
 */
export function madeOnce<Source extends object, Made>(make: (source: Source) => Made): (source: Source) => Made {
  const made = new WeakMap<Source, Made>();
  return (source) => {
    let known = made.get(source);
    if (known === undefined) made.set(source, (known = make(source)));
    return known;
  };
}
