import type { ChunkingContext } from 'rolldown'

export function visitGroups(root: string): { debugName: string; name(id: string, context: ChunkingContext): string | null }[]
