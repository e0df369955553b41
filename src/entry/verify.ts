export { verifyPayload, type VerifyOptions, type VerifyResult } from '../verify/verify-payload.ts';
export type { Reason, ReasonCode } from '../verify/reason.ts';
export type { FileBytes, ReceivedFiles } from '../verify/verify-files.ts';
