// Package proposal is the use case on the proposal (usulan) of a unit as WBK or
// WBBM: what people write for it, what is still missing, and its papers.
//
// # Words
//
//	facts      what people write: letter, signer, profile, innovations, agents, further units
//	letter     surat pengajuan: one letter for all units, to the Minister through the Deputy (PermenPANRB 5/2024)
//	SPTJM      surat pernyataan tanggung jawab mutlak: three statements, signed by the head of the instansi since 2024
//	dossier    kelengkapan usulan: what is missing, prerequisites, profile, worksheet, surveys, innovations, agents
//	lack       something missing; one that blocks makes the proposal a draft
//	draft      marked "DRAF – belum memenuhi syarat" on every page
//	signed     a scan of the signed letter, which stands in place of the generated one
//	paper      letter, SPTJM or dossier as blocks, from which DOCX and PDF are made
//
// # Where things are kept
//
// The facts are one JSON value of the workspace (table proposal). Scans are in
// the vault, like the parts of frozen submissions.
//
// # Promises
//
// Equal data and date give equal bytes. A draft never carries a signed letter: a
// scan cannot be marked. The statements of the SPTJM are in our own words.
//
// The package computes no score and judges no prerequisite (packages standing
// and readiness do), makes no bundle, and puts no package together: that is
// done where both meet, in package workspace.
package proposal
