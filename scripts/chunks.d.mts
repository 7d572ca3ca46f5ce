import type { ChunkingContext } from 'rolldown'

export function visitGroups(root: string): { debugName: string; priority: number; name(id: string, context: ChunkingContext): string | null }[]
