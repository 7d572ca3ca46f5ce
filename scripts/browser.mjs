// Finds a Chromium to test with. Order: FLOWLOG_BROWSER, an installed Chromium, Chrome or Edge, Playwright's own,
// then an installation, then a sentence. Node's own modules only, as it may run before anything is installed.
//
// There are two to be had. A whole browser has windows and tabs, shown or not; the headless shell is its engine alone, which
// draws no tab strip and no address bar beside what is tested, and runs the same tests with an eighth less work. Pages are
// tested in the shell where there is one; what needs tabs that can be hidden, and what is measured for readers, in the browser.

import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const names = [
  'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome',
  'microsoft-edge-stable', 'microsoft-edge', 'msedge',
]

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['', process.env.HOME ?? ''].flatMap((root) => [
      `${root}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      `${root}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${root}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
    ])
  }
  if (process.platform === 'win32') {
    return [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
      .filter((root) => root !== undefined)
      .flatMap((root) => [
        join(root, 'Chromium', 'Application', 'chrome.exe'),
        join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      ])
  }
  return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium']
}

const shellNames = ['chromium-headless-shell', 'chrome-headless-shell']
const shellPlaces = ['/usr/lib/chromium/chromium-headless-shell']

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function inPath(names) {
  const endings = process.platform === 'win32' ? ['.exe'] : ['']
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      for (const ending of endings) {
        const path = join(folder, name + ending)
        if (folder !== '' && isExecutable(path)) return path
      }
    }
  }
  return undefined
}

function playwrightsOwn() {
  try {
    const path = createRequire(import.meta.url)('playwright').chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined // Playwright is not installed yet, or has no browser for this system.
  }
}

function wantedBrowser() {
  const wanted = process.env.FLOWLOG_BROWSER
  if (!wanted) return undefined
  if (!isExecutable(wanted)) throw new Error(`FLOWLOG_BROWSER is ${wanted}, which is not a program that can be run.`)
  return wanted
}

/**
 * The path of a whole Chromium that is on this machine, or undefined. Installs nothing. A shell that FLOWLOG_BROWSER names is none.
 * @throws when FLOWLOG_BROWSER names something that cannot be run.
 */
export function findBrowser() {
  const wanted = wantedBrowser()
  if (wanted !== undefined && !wanted.includes('headless-shell')) return wanted
  return inPath(names) ?? usualPlaces().find(isExecutable) ?? playwrightsOwn()
}

/**
 * The path of what pages are tested in: a headless shell, or else a whole Chromium; undefined where there is neither. Installs nothing.
 * @throws when FLOWLOG_BROWSER names something that cannot be run.
 */
export function findTestBrowser() {
  return wantedBrowser() ?? inPath(shellNames) ?? shellPlaces.find(isExecutable) ?? findBrowser()
}

function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`)
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment }).status === 0
}

function isRoot() {
  return process.getuid?.() === 0
}

function canInstallPackages() {
  return isRoot() && existsSync('/etc/debian_version')
}

// Nothing that is there may go for it: an older Chromium than the packages' would, as its parts come in one version.
const installPackage = (name) => run('apt-get', ['install', '-y', '--no-remove', '--no-install-recommends', name])

/**
 * The path of a whole Chromium, installed first where there is none.
 * @throws with a sentence that says what to install, when none could be had.
 */
export function requireBrowser() {
  const found = findBrowser()
  if (found) return found
  console.log('No Chromium, Chrome or Edge was found: installing one.')
  if (canInstallPackages() && run('apt-get', ['update']) && installPackage('chromium')) {
    const installed = findBrowser()
    if (installed) return installed
  }
  try {
    const cli = createRequire(import.meta.url).resolve('playwright/cli')
    if (run(process.execPath, [cli, 'install', 'chromium'])) {
      const installed = findBrowser()
      if (installed) return installed
    }
  } catch {
    // Playwright is not installed: the sentence below is all that is left.
  }
  throw new Error(
    'The browser tests need Chromium, Chrome or Edge, and none could be installed. ' +
      'Install one (on Debian: apt-get install chromium), or set FLOWLOG_BROWSER to its path.',
  )
}

/** Whether apt knows a package of this name that could be installed. */
function hasPackage(name) {
  const { status, stdout } = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' })
  return status === 0 && /Candidate: (?!\(none\))/.test(stdout)
}

/**
 * The path of what pages are tested in. Installs a whole Chromium where there is none, as some tests need it, and a headless shell
 * where the system's packages have one.
 * @throws with a sentence that says what to install, when not even a Chromium could be had.
 */
export function requireTestBrowser() {
  const whole = requireBrowser()
  const found = findTestBrowser() ?? whole
  if (found !== whole || wantedBrowser() !== undefined || !canInstallPackages()) return found
  const [shell] = shellNames
  // Its list of packages may be empty, or older than the Chromium that is installed: one shell goes with one version of it.
  if (!hasPackage(shell)) run('apt-get', ['update'])
  if (hasPackage(shell)) installPackage(shell)
  return findTestBrowser() ?? whole
}

/**
 * Browser services that would ask other hosts, or change how a page is loaded. The autofill service is asked about every
 * form, and the address bar's own pages are drawn beside every page that is tested, which costs a fifth of a core each. Chromium
 * takes the last list that it is given, so this one repeats what Playwright itself switches off for quiet.
 */
const disabledFeatures = [
  'AutofillServerCommunication', 'AimEnabled', 'HttpsFirstBalancedModeAutoEnable', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter',
  'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'PreconnectToSearch', 'ThirdPartyStoragePartitioning', 'Translate',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
]

/** Flags for every browser started here: quiet on the network, and without the sandbox only where root needs that. */
export function browserArguments() {
  return [
    `--disable-features=${disabledFeatures.join(',')}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
    ...(isRoot() ? ['--no-sandbox'] : []),
  ]
}

/**
 * Further flags for the browser of tests, never of what is measured. Each test has a page of its own that lives for seconds: what the
 * second of V8's three compilers made for it went away with it, before that was worth its making (a sixth of all work). Here it is
 * asked for what is called often even for a page that lives long.
 */
export const forShortLives = ['--js-flags=--invocation-count-for-maglev=4000']
