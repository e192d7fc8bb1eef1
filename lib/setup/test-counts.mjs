/** Counts of tests from the JSON reports of Vitest and Playwright. */

/** @typedef {{ passed: number, failed: number, skipped: number, reasons: string[] }} Counts Reasons: why tests were skipped. */
/** @typedef {{ status: string }} Assertion */
/** @typedef {{ status: string, assertionResults: Assertion[] }} VitestFile */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, suites: PlaywrightSuite[] }} PlaywrightReport */
/** @typedef {{ suites?: PlaywrightSuite[], specs: { tests: PlaywrightTest[] }[] }} PlaywrightSuite */
/** @typedef {{ status: string, annotations: { type: string, description?: string }[] }} PlaywrightTest */

/**
 * @param {{ testResults: VitestFile[] }} report a file that could not be loaded counts as one failed test
 * @returns {Counts}
 */
export function countVitest({ testResults }) {
  const statuses = testResults.flatMap((file) => file.assertionResults.map((assertion) => assertion.status));
  const count = (/** @type {string} */ status) => statuses.filter((each) => each === status).length;
  const broken = testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((assertion) => assertion.status !== "failed"),
  );
  const passed = count("passed");
  const failed = count("failed");
  return { passed, failed: failed + broken.length, skipped: statuses.length - passed - failed, reasons: [] };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {PlaywrightTest[]}
 */
function testsOf(suite) {
  return [...suite.specs.flatMap((spec) => spec.tests), ...(suite.suites ?? []).flatMap(testsOf)];
}

/**
 * @param {PlaywrightReport} report
 * @returns {Counts}
 */
export function countPlaywright({ stats, suites }) {
  const skipped = suites.flatMap(testsOf).filter((test) => test.status === "skipped");
  const reasons = skipped.flatMap((test) =>
    test.annotations.flatMap(({ type, description }) =>
      (type === "skip" || type === "fixme") && description ? [description] : [],
    ),
  );
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    reasons: [...new Set(reasons)],
  };
}
