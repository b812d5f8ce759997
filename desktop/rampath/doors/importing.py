"""The doors to importing: files, pasted blocks, folders of returns, the assistant, and where figures come from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from rampath.domain.plan import Plan
from rampath.doors.own import with_own
from rampath.opening import Presets, begin, put_in, read_any
from rampath.returning import Drafts, FolderRead, put_by_hand, put_refused, read_returns
from rampath.views.assistant.doors import AssistantDoors, Profiles
from rampath.views.assistant.profile_bar import Offer
from rampath.views.by_hand import HandDoors
from rampath.views.importing import ImportDoors
from rampath.views.returning import ReturnDoors
from rampath.views.sources import SourceDoors
from rampath.wording import tr
from rampath.workbook.draft import Draft, by_profile, draft_of
from rampath.workbook.draft_reading import preview, read_draft
from rampath.workbook.finding_export import write_csv, write_xlsx
from rampath.workbook.grid import Book
from rampath.workbook.guess import guess_again
from rampath.workbook.not_known import NotKnown
from rampath.workbook.opened_book import open_book
from rampath.workbook.pasted import Clip, pasted_book
from rampath.workbook.pasted_answers import BlockAnswers
from rampath.workbook.profile import (
    Profile,
    apply,
    best_profile,
    does_not_fit,
    profile_from,
    profiles_in,
    read_profile,
    write_profile,
)
from rampath.workbook.progress import Progress
from rampath.workbook.question import Answers
from rampath.workbook.reading import recalled
from rampath.workbook.return_folder import PassedOver
from rampath.workbook.safety import WorkbookRefused
from rampath.workbook.saving import NotSaved


def import_doors_for(presets: Presets, today: Callable[[], date], profiles: Path | None = None) -> ImportDoors:
    """The jobs of importing; `profiles` is the folder of a person's own."""
    blocks = BlockAnswers()

    def clip_book(clip: Clip, plan: Plan) -> Book:
        return recalled(replace(pasted_book(clip), day=today()), plan.remembered)

    def book(file: Path, progress: Progress, plan: Plan) -> Book:
        return recalled(replace(open_book(file, progress), day=today()), plan.remembered)

    return ImportDoors(
        read=lambda file, progress, answers, plan: read_any(
            file, presets, progress, answers, day=today(), remembered=plan.remembered
        ),
        pasted=lambda clip, answers, plan: blocks.read(clip_book(clip, plan), answers, presets.register),
        begin=lambda reading: begin(reading, presets, day=today()),
        put=lambda plan, reading, found, choices: put_in(plan, reading, found, choices, day=today()),
        returns=return_doors_for(presets, today, profiles),
        refused=(WorkbookRefused,),
        by_hand=HandDoors(
            book,
            clip_book,
            (NotKnown,),
            assistant_doors_for(presets, profiles, blocks),
        ),
    )


def return_doors_for(presets: Presets, today: Callable[[], date], profiles: Path | None = None) -> ReturnDoors:
    """The jobs of a folder of returns; `profiles` is the folder of a person's own."""

    def read(
        paths: Sequence[Path], plan: Plan, progress: Progress, answers: Mapping[str, Answers], drafts: Drafts
    ) -> FolderRead:
        known, spoilt = with_own(presets, profiles)
        found = read_returns(paths, known, plan=plan, progress=progress, day=today(), answers=answers, drafts=drafts)
        unused = (PassedOver(tr("a saved profile"), each.message) for each in spoilt)
        return replace(found, passed_over=(*found.passed_over, *unused))

    return ReturnDoors(
        read,
        put=lambda found, file, reading, plan: put_by_hand(found, file, reading, presets, plan=plan, day=today()),
        refuse=lambda found, file, why, plan: put_refused(found, file, why, presets.register, plan),
    )


def assistant_doors_for(
    presets: Presets, folder: Path | None = None, blocks: BlockAnswers | None = None
) -> AssistantDoors:
    """The jobs of the import assistant; profiles are kept in `folder`, answers about pasted blocks in `blocks`."""
    register, blocks = presets.register, blocks or BlockAnswers()
    return AssistantDoors(
        draft=lambda book: blocks.drafted(draft_of(book, register), register),
        again=lambda sheet, book, row, form: guess_again(sheet, book, register, header_row=row, form=form),
        preview=lambda book, mapping: preview(book, mapping, register),
        read=lambda draft: blocks.kept(draft.book, read_draft(draft, register)),
        register=register,
        refused=(WorkbookRefused, NotSaved),
        profiles=None if folder is None else _profiles(presets, folder),
    )


def _profiles(presets: Presets, folder: Path) -> Profiles:
    """The profiles that come with the program, and those that a person has saved."""

    def offer(book: Book) -> Offer | None:
        own, findings = profiles_in(folder)
        spoilt = tuple(finding.message for finding in findings)
        found = best_profile(book, (*presets.profiles, *own))
        return Offer(spoilt=spoilt) if found is None else Offer(found[0].name, found[2], spoilt)

    def use(draft: Draft) -> Draft:
        found = best_profile(draft.book, (*presets.profiles, *profiles_in(folder)[0]))
        return draft if found is None else used(draft, found[0])

    def use_file(draft: Draft, file: Path) -> Draft:
        return used(draft, read_profile(file))

    def used(draft: Draft, profile: Profile) -> Draft:
        mappings, findings = apply(profile, draft.book, presets.register)
        if not mappings:
            raise does_not_fit(profile, draft.book)
        return by_profile(draft, mappings, findings, profile.file)

    def save(draft: Draft, file: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        write_profile(profile_from(file.stem, draft.book, draft.mappings, register=presets.register), file)

    return Profiles(offer, use, use_file, save, folder)


def source_doors() -> SourceDoors:
    """The jobs of showing where figures come from."""
    return SourceDoors(open_book, write_xlsx, write_csv, (WorkbookRefused, NotSaved))
