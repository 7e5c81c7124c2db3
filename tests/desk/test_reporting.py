from workbench.desk.reporting import report

SECRET = "what the note says"


class WorkerFailedError(Exception):
    def __init__(self, error: Exception) -> None:
        super().__init__("a worker failed")
        self.error = error


def fail(secret: str) -> None:
    raise ValueError(secret)


def test_a_report_says_where_it_failed_and_quotes_nothing() -> None:
    try:
        fail(SECRET)
    except ValueError as error:
        failed: Exception = WorkerFailedError(error)
    written = report(failed)
    text = written.read_text(encoding="utf-8")
    written.unlink()
    assert "ValueError" in text
    assert "WorkerFailedError" in text
    assert "in fail" in text
    assert SECRET not in text
    assert "a worker failed" not in text
