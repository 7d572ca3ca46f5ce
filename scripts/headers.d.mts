export declare const contentSecurityPolicy: string
export declare const developmentContentSecurityPolicy: string
export declare const headers: Record<string, string>
export declare const developmentHeaders: Record<string, string>
