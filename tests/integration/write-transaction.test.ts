import { expect } from "vitest";
import { inWriteTransaction } from "@/lib/papers/write-transaction";
import { test } from "@/tests/helpers/database";

test("what a savepoint keeps of changed pages goes to a file, not through memory after each statement", async ({
  db,
}) => {
  const rows = await inWriteTransaction(db, (sql) =>
    sql.$queryRawUnsafe<{ temp_store: number }[]>("PRAGMA temp_store"),
  );
  expect(rows).toEqual([{ temp_store: 1 }]);
});
