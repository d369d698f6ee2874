/** Who is told about the turns: one worker. */
export interface TurnOwner {
  granted(turn: number): void;
  /** The turn was kept too long and belongs to another now. */
  lost(turn: number): void;
}

/** Turns on the readers of the machine, first come first served, over all workers (js-api 1.8). */
export interface CardTurnTable {
  request(owner: TurnOwner, turn: number, reader: string): void;
  /** Gives a turn back, or withdraws a request; unknown ones are ignored. */
  release(owner: TurnOwner, turn: number): void;
  /** Frees everything of a worker that is gone. */
  drop(owner: TurnOwner): void;
}

interface Request {
  readonly owner: TurnOwner;
  readonly turn: number;
}

interface Queue {
  holder: Request | undefined;
  lease: NodeJS.Timeout | undefined;
  readonly waiting: Request[];
}

/** Makes the table. A turn kept longer than `leaseMs` passes to the next: one hung worker must not keep a card. */
export function createCardTurnTable(leaseMs: number): CardTurnTable {
  const queues = new Map<string, Queue>();

  const passOn = (reader: string, queue: Queue) => {
    clearTimeout(queue.lease);
    queue.holder = queue.waiting.shift();
    if (queue.holder === undefined) {
      queues.delete(reader);
      return;
    }
    const { owner, turn } = queue.holder;
    queue.lease = setTimeout(() => {
      passOn(reader, queue);
      owner.lost(turn);
    }, leaseMs);
    queue.lease.unref();
    owner.granted(turn);
  };

  const remove = (matches: (request: Request) => boolean) => {
    for (const [reader, queue] of queues) {
      for (let at = queue.waiting.length - 1; at >= 0; at -= 1) {
        const request = queue.waiting[at];
        if (request !== undefined && matches(request)) queue.waiting.splice(at, 1);
      }
      if (queue.holder !== undefined && matches(queue.holder)) passOn(reader, queue);
    }
  };

  return {
    request(owner, turn, reader) {
      const queue = queues.get(reader) ?? { holder: undefined, lease: undefined, waiting: [] };
      queues.set(reader, queue);
      queue.waiting.push({ owner, turn });
      if (queue.holder === undefined) passOn(reader, queue);
    },
    release(owner, turn) {
      remove((request) => request.owner === owner && request.turn === turn);
    },
    drop(owner) {
      remove((request) => request.owner === owner);
    },
  };
}
