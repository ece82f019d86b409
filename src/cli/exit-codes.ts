/** Exit codes of every command: findings are errors in the input, usage is a wrong command line. */
export const exitCodes = { fine: 0, findings: 1, usage: 2 } as const;
