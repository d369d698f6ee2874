export { buildRepositoryPeer, type RepositoryPeer, startRepositoryPeer } from './gsoap.js';
export { conformancePath, hasConformance, projectPath } from './project.js';
export { canRun } from './requirements.js';
export { hasProgram, mustRun, type Outcome, type RunOptions, runProgram } from './run-program.js';
export { type SantuarioVerdict, verifyWithSantuario } from './santuario.js';
export { checkHeaderRules, checkRules, RULE_SETS, type RuleCheck, type RuleReport } from './saxon.js';
export { inlineAttachments, messageOf, SCHEMAS, schemaErrors, schemaErrorsOfAll } from './xmllint.js';
export { ASSERTION_ID, verifyWithXmlsec, type XmlsecOptions, type XmlsecVerdict } from './xmlsec1.js';
