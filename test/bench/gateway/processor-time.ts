import { readFile } from 'node:fs/promises';

/** `USER_HZ`, in which Linux counts the processor time of a process, whatever the machine. */
const TICKS_A_SECOND = 100;

/** Milliseconds of processor time that a process has taken so far, all its threads together; undefined where the system does not tell. */
export async function processorTime(pid: number): Promise<number | undefined> {
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => undefined);
  return stat === undefined ? undefined : timeIn(stat);
}

/** The time that a line of `/proc/<pid>/stat` says: its user time and its system time, the 14th and the 15th field. */
export function timeIn(stat: string): number {
  // The second field is the name of the program in parentheses, and a name may hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_A_SECOND;
}
