"""One study of one archive, and whose its series are."""

from dataclasses import dataclass, field

from ..base.contract import StudyPart, StudyRow
from ..base.finding import Finding, found, remarks
from ..scan.attributes import InstanceHeader
from .tally import SeriesTally


@dataclass(frozen=True, slots=True)
class Study:
    """One Study Instance UID of one archive, with what its first instance says; `parts` count its series by the patient they belong to."""

    key: int
    archive_key: int
    first: InstanceHeader
    parts: dict[int, SeriesTally] = field(default_factory=dict)

    def findings(self) -> list[Finding]:
        """What is odd about it as a whole."""
        patients = sum(tally.series > 0 for tally in self.parts.values())
        return [found("study_of_several_patients", count=patients)] if patients > 1 else []

    def row(self) -> StudyRow:
        """As the page shows it, with its parts where it holds series of several patients."""
        parts = [
            StudyPart(patient_key=patient_key, series=tally.series, instances=tally.instances, frames=tally.frames)
            for patient_key, tally in self.parts.items()
            if tally.series
        ]
        parts.sort(key=lambda part: -part["instances"])
        return StudyRow(
            study_key=self.key,
            patient_key=parts[0]["patient_key"],
            archive_key=self.archive_key,
            study_instance_uid=self.first.study_instance_uid,
            study_date=self.first.study_date,
            study_time=self.first.study_time,
            study_description=self.first.study_description,
            accession_number=self.first.accession_number,
            series=sum(part["series"] for part in parts),
            instances=sum(part["instances"] for part in parts),
            frames=sum(part["frames"] for part in parts),
            parts=parts,
            notes=remarks(self.findings()),
        )
