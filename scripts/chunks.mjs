// Which modules share a file of the built page. The bundler makes a file for every set of screens that share a module, and many
// small files compress worse than one (measured: 14 kB of 430), so what one step of a visit needs is put together here.

/** The list of everything that the component library has: of it, only what a module names comes with that module. */
const list = /node_modules\/@mantine\/core\/esm\/index\.mjs$/
const named = /import\s*\{([^}]*)\}\s*from\s*["']@mantine\/core["']/g
const listed = /import\s*\{([^}]*)\}\s*from\s*["']\.\/([^"']+)["']/g

/** Where each name of the list comes from. */
function placesOf(id, context) {
  const folder = id.slice(0, id.lastIndexOf('/'))
  const places = new Map()
  for (const [, names, path] of context.getModuleInfo(id)?.code?.matchAll(listed) ?? []) {
    for (const name of names.split(',')) places.set(name.trim().split(/\s+as\s+/).at(-1), `${folder}/${path}`)
  }
  return places
}

/** The modules that come at once with this one. */
function comingWith(id, context) {
  const info = context.getModuleInfo(id)
  const ids = info?.importedIds ?? []
  const index = ids.find((one) => list.test(one))
  if (index === undefined) return ids
  const places = placesOf(index, context)
  const own = [...(info.code ?? '').matchAll(named)].flatMap(([, names]) => names.split(',').map((name) => name.trim().split(/\s+as\s+/)[0]))
  const found = own.filter((name) => name !== '').map((name) => places.get(name))
  if (found.length === 0 || found.includes(undefined)) throw new Error(`${id} takes something from the component library that its list does not have: ${own.join(', ')}.`)
  return [...ids.filter((one) => one !== index), ...found]
}

/** Everything that is loaded at once with these modules. */
function closure(roots, context) {
  const reached = new Set()
  const waiting = [...roots]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(id)) continue
    reached.add(id)
    waiting.push(...comingWith(id, context))
  }
  return reached
}

const drawing = /node_modules\/(echarts|zrender|echarts-for-react)\//

/**
 * Groups for the bundler: `start` is the shell with the drop screen; `panels` what the Overview needs beside the charts' library, and
 * the planner of its first question, but for what reading and settings use too. A group takes what its modules import with it, so
 * nothing that leads to the library may stand in one. Every other module is left to the bundler.
 * @param root the project's folder, absolute
 */
export function visitGroups(root) {
  const at = (path) => `${root}/${path}`.replaceAll('\\', '/')
  const entry = at('src/app/main.tsx')
  // A line that parts of every screen take: in the file of panels it would bring that one with each of them.
  const line = at('src/base/clamp.ts')
  let steps = null
  const measured = (context) => {
    const start = closure([entry, line], context)
    const others = closure([at('src/app/routes/ReadingRoute.tsx'), at('src/app/routes/SettingsRoute.tsx')], context)
    const overview = closure([at('src/app/routes/OverviewRoute.tsx'), at('src/catalog/overview.ts'), at('src/statement/plan.ts')], context)
    const isLight = (id) => [...closure([id], context)].every((one) => !drawing.test(one))
    return { start, panels: new Set([...overview].filter((id) => !start.has(id) && !others.has(id) && isLight(id))) }
  }
  return ['start', 'panels'].map((step, index) => ({
    debugName: step,
    // The first one chooses first.
    priority: 2 - index,
    name(id, context) {
      steps ??= measured(context)
      // The entry itself stays: an entry that only imports would be left out of the page.
      return id !== entry && steps[step].has(id) ? step : null
    },
  }))
}
