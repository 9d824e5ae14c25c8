// Package model is the vocabulary of SiapZI: the things that every other
// package speaks of (documents, files, links, answers, the unit), the rules
// that a single thing must keep by itself (Validate), errors that people can
// read, and the events that tell of changes.
//
// The package imports only the standard library and none of this module. It
// must not open files, databases or windows. Values are plain data without
// locks; Bus and Progress are the two types made for several goroutines.
//
// # Words
//
// Domain words are Indonesian where the regulation coins them; each has one
// name in code:
//
//	unit kerja          Unit          the work unit that applies
//	instansi            Unit.Agency   the agency above it
//	LKE                 package lke   Lembar Kerja Evaluasi, the official worksheet
//	komponen … aspek    lke.Node      levels of the worksheet above the questions
//	soal                question      one of the 113 scored items
//	bukti (dukung)      Document      evidence: what proves an answer
//	tautan              Link          "this document proves this question"
//	jawaban             Answer        what an assessor said to a question
//	TPI, TPN            Assessor      internal and national assessors
//	nilai sementara     Provisional   score with blank questions skipped
//	nilai aman          Safe          score with blank questions counted 0; gates use it
//	syarat              Gate          a minimum that the predicate demands
//	Pokja               pokja         one of six working groups, one per area
//	rencana aksi        plan          the year's activities
//	kegiatan            Activity      one line of the action plan
//	realisasi           Realisation   what was done of it in one month
//	alamat tautan       Version.IsLink  an address on the web, kept as a shortcut file
//	paket rapat         KindMeeting   all papers of one meeting as one document, see CheckMeeting
//	bagian              File.Label    a part of such a package
//	reviu, putaran      package review  what reviewers said, from one submission to the next
//	temuan              Finding       a place where a check of evidence fires
//	prasyarat           Condition     what must hold outside the worksheet before proposing
//	survei              Survey        SKM (satisfaction), SPAK (anti-corruption) or SPKP (quality of service)
//	mutu                Grade         what the value of an SKM comes to, A to D
//	usulan              package proposal  asking for WBK or WBBM: letter, SPTJM, dossier
//	pengajuan           package submission  what was sent, frozen
//	laporan             package report  a paper for leader or archive
//	rincian             package form  a list of one row a question, for people
//	bundel              package bundle  the PDF that evaluators receive
//	ruang kerja         workspace     the folder that holds all of it
//	sampul, pemisah     cover, divider pages of a bundle
//	halaman pengganti   placeholder   page that stands for a file which cannot be merged
package model
