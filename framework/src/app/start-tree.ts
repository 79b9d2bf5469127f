/** The supervision tree of an application: its own children in order, then the processes of views. */
import { randomId } from '../core/index.ts'
import {
  type ChildSpec,
  dynamicSupervisor,
  type ExitReason,
  type SupervisorRef,
  supervisor,
} from '../otp/index.ts'
import { findProcess, watch } from '../otp/internal.ts'

export interface Tree {
  /** Registered name of the dynamic supervisor of views; it stays when that is started again. */
  readonly views: string
  /** Starts the children that are new by their ids and ends those that are gone; the others run on. */
  reconcile(children: readonly ChildSpec[]): Promise<void>
  /** Ends the children in reverse, each within its own time. */
  stop(): Promise<void>
}

/**
 * Starts the tree and waits until every child has started.
 *
 * @param ended Called when the tree gives up: a child failed more often than its supervisor bears.
 */
export async function startTree(
  name: string,
  children: readonly ChildSpec[],
  ended: (reason: ExitReason) => void,
): Promise<Tree> {
  // Two applications, or one twice, may run in one process: tests do it.
  const views = `${name}.views.${randomId(48)}`
  const tree = supervisor({
    label: name,
    strategy: 'one_for_one',
    children: [
      ...children,
      dynamicSupervisor({ id: 'views', name: views, label: `${name} views` }),
    ],
  })
  const running = await tree.start()
  let isStopping = false
  let declared = children
  const process = findProcess(running)
  const watcher = {
    processEnded: (_process: unknown, reason: ExitReason) => {
      if (!isStopping) ended(reason)
    },
  }
  if (process) watch(process, watcher)
  return {
    views,
    async reconcile(wanted) {
      const isDeclared = ({ id }: ChildSpec) => declared.some((child) => child.id === id)
      const added = wanted.filter((child) => !isDeclared(child))
      await endMissing(running, declared, wanted)
      declared = wanted.filter(isDeclared)
      for (const child of added) {
        await running.startChild(child)
        declared = [...declared, child]
      }
    },
    stop: () => {
      isStopping = true
      return running.stop()
    },
  }
}

/** Backwards, since a child may stand on those before it. */
async function endMissing(
  tree: SupervisorRef,
  before: readonly ChildSpec[],
  wanted: readonly ChildSpec[],
): Promise<void> {
  for (const { id } of [...before].reverse()) {
    if (wanted.some((child) => child.id === id)) continue
    const present = (await tree.whichChildren()).find((child) => child.id === id)
    if (present === undefined) continue
    await tree.terminateChild(id)
    if (present.restart !== 'temporary') await tree.deleteChild(id)
  }
}
