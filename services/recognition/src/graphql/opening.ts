import type { Position } from '@ntm-ledger/event-store';
import { START } from '@ntm-ledger/event-store';
import { LONGEST_CODE } from '@ntm-ledger/register';
import { badUserInput } from '@ntm-ledger/service-host';
import { formatPosition } from '@ntm-ledger/temporal';
import type { RecognitionContext } from './context.js';
import { readRecognitionEvent } from '../integration/recognition-event.js';
import type { EventReader } from '../integration/event-reader.js';
import { wasEverBorne } from '../integration/scope-code.js';

/** Long past any lag of a fold behind its log; a service that takes longer is broken, and says BEHIND. */
const FOLD_WAIT_MS = 30_000;

/**
 * What both ways of reading the events start from. A subscription's arguments reach its source before anything checks them, so what
 * scalars do not check is checked here.
 * @throws GraphQLError BAD_USER_INPUT for a text that is no code, a cursor beyond the end of the log, and a code that no unit ever bore:
 * the last two would wait in silence for what never comes.
 */
export async function openReading(
  ctx: RecognitionContext,
  { after, under }: { readonly after?: Position | null; readonly under?: string | null },
): Promise<EventReader> {
  const { store, follower, model, register } = ctx;
  const scope = under ?? null;
  if (scope?.length === 0 || (scope !== null && scope.length > LONGEST_CODE)) {
    const length = String(scope.length);
    throw badUserInput([{ path: 'under', message: `a code has 1 to ${String(LONGEST_CODE)} characters, not ${length}` }]);
  }
  const head = await store.head();
  const from = after ?? START;
  if (from > head) {
    throw badUserInput([
      {
        path: 'after',
        message: `${formatPosition(from)} is beyond the end of the log, ${formatPosition(head)}: it is a cursor of another log`,
      },
    ]);
  }
  const folded = (position: Position): Promise<void> => follower.waitFor(position, FOLD_WAIT_MS);
  await folded(head);
  if (scope !== null && !wasEverBorne(register, scope, head)) {
    throw badUserInput([{ path: 'under', message: `no unit bears or ever bore the code ${scope}` }]);
  }
  return {
    store,
    after: from,
    folded,
    read: (event) => readRecognitionEvent(event, { model: model.titles, register, under: scope }),
  };
}
