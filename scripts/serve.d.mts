export declare const usualPort: number
export interface Served {
  readonly url: string
  readonly port: number
  close(): Promise<void>
}
export declare function serve(options?: { folder?: string; port?: number; alternatives?: number }): Promise<Served>
export declare function wantedPort(): number
export declare function serveAndSay(): Promise<void>
