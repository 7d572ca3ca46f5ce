export declare function findBrowser(): string | undefined
export declare function findTestBrowser(): string | undefined
export declare function requireBrowser(): string
export declare function requireTestBrowser(): string
export declare function browserArguments(): string[]
export const forShortLives: readonly string[]
