/** Also read by versions of Node too old for the rest of the code: only syntax that Node 12 knows. */

/** The oldest version that Next.js runs on. */
const OLDEST = [20, 9];

/**
 * What to tell someone whose Node is too old, or null.
 * @param {string} version such as "20.9.0"
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `Broadsheet needs Node.js ${OLDEST.join(".")} or newer, and this is ${version}. Get a newer one: https://nodejs.org`;
}
