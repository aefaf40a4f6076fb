/** The environment as it was given to the process: read here under bin/ and nowhere else. */
export type Environment = Readonly<NodeJS.ProcessEnv>

const PASSED_ON = ['PATH', 'HOME', 'TMPDIR', 'LANG'] as const

/** What a server's process sees: nothing of ours, so that no stray variable or secret changes how it runs. */
export function serverEnvironment(env: Environment, extra: Environment = {}): Environment {
  const passed = PASSED_ON.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]))
  return { ...Object.fromEntries(passed), ...extra }
}
