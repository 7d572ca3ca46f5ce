import * as duckdb from '@duckdb/duckdb-wasm';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** Parquet files of generated AWS records, written by DuckDB: a writer that has nothing of ours. */
export async function awsParquet(records: number, compression: 'snappy' | 'zstd'): Promise<Uint8Array<ArrayBuffer>> {
  const db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(ehWorker));
  await db.instantiate(ehWasm);
  const connection = await db.connect();
  await connection.query('SET autoinstall_known_extensions = false');
  await connection.query('SET autoload_known_extensions = false');
  const address = (seed: string): string => `concat('10.', ${seed} % 8, '.', ${seed} // 8 % 200, '.', ${seed} // 1600 % 120)`;
  await connection.query(`COPY (
    SELECT CAST(5 AS INTEGER) AS version, '123456789012' AS account_id, concat('eni-0', printf('%016x', hash(i) % 800)) AS interface_id,
      ${address('hash(i + 1)')} AS srcaddr, ${address('hash(i + 2)')} AS dstaddr,
      CAST(32768 + hash(i + 3) % 28000 AS INTEGER) AS srcport, CAST([443, 80, 22, 53, 3306][1 + hash(i + 4) % 5] AS INTEGER) AS dstport,
      CAST([6, 6, 6, 17][1 + hash(i + 5) % 4] AS BIGINT) AS protocol, CAST(1 + hash(i + 6) % 5000 AS BIGINT) AS packets, CAST(60 + hash(i + 7) % 5000000 AS BIGINT) AS bytes,
      CAST(1770220800 + i // 12 AS BIGINT) AS start, CAST(1770220860 + i // 12 AS BIGINT) AS "end", CASE WHEN hash(i + 8) % 33 = 0 THEN 'REJECT' ELSE 'ACCEPT' END AS action, 'OK' AS log_status,
      concat('vpc-0', hash(i) % 8) AS vpc_id, concat('subnet-0', hash(i) % 40) AS subnet_id, CAST(hash(i + 9) % 32 AS INTEGER) AS tcp_flags,
      CASE WHEN hash(i + 10) % 2 = 0 THEN 'ingress' ELSE 'egress' END AS flow_direction, CAST(1 + hash(i + 11) % 8 AS INTEGER) AS traffic_path
    FROM range(${records}) AS t(i)) TO 'bench.parquet' (FORMAT parquet, COMPRESSION ${compression})`);
  const bytes = await db.copyFileToBuffer('bench.parquet');
  await connection.close();
  await db.terminate();
  return new Uint8Array(bytes); // A copy on an ordinary buffer, to be handed over.
}
