/** The status of a command that ended so; see the help of `ntm import` and `ntm sheet import`. */
export const STATUS = { done: 0, refused: 1, notUnderstood: 2, rowsSkipped: 3 } as const;
