/** Values made once for each key; keys are compared by their JSON text. */
export interface Keyed<Key, Value> {
  get(key: Key): Value;
  values(): readonly Value[];
}

/** Makes a value for a key at the first call, and gives the same one afterwards. */
export function keyed<Key, Value>(make: (key: Key) => Value): Keyed<Key, Value> {
  const made = new Map<string, Value>();
  return {
    get(key) {
      const name = JSON.stringify(key) ?? '';
      const present = made.get(name);
      if (present !== undefined) return present;
      const value = make(key);
      made.set(name, value);
      return value;
    },
    values: () => [...made.values()],
  };
}

/** The same for values that take time to make; one that could not be made is tried again at the next call. */
export function keyedPromise<Key, Value>(make: (key: Key) => Promise<Value>): Keyed<Key, Promise<Value>> {
  const made = new Map<string, Promise<Value>>();
  return {
    get(key) {
      const name = JSON.stringify(key) ?? '';
      const present = made.get(name);
      if (present !== undefined) return present;
      const value = make(key);
      made.set(name, value);
      value.catch(() => made.delete(name));
      return value;
    },
    values: () => [...made.values()],
  };
}
