// Package quality checks evidence the way evaluators do: it finds what they
// would complain about before they see it.
//
// # Words
//
//	rule      one thing that can be wrong, with a code that never changes
//	finding   a place where a rule fires: a question, a document or both
//	severity  berat: the answer may fall; sedang: will be asked about; ringan: for a person to judge
//	look      what only reading a file tells (resolution, signatures, dates in its text)
//	waiver    somebody's decision that a finding does not count, with the reason
//
// Run is a pure function of an Input, so every rule is tested without files.
// Checker gathers that Input from a workspace: it reads each stored file once
// and keeps what it saw in the catalogue, since equal bytes read equally.
//
// Only evidence is judged: documents outside the recycle bin that a confirmed
// link connects to a question. A rule that cannot know stays silent; where only
// a person can judge, the severity says so. The package changes nothing but
// looks and waivers. A Checker is safe for several goroutines.
package quality
