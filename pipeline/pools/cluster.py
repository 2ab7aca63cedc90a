"""A cluster in place of a pool: the same work, given to the workers of a Dask scheduler, by value, so that no disk is shared.

Each piece of work is given to one worker by its address, few at a time, so that it is known over what a worker died: an item
is tried once more, with nothing beside it, and given up at its second death. That is before Dask itself would give it up
(`allowed-failures`), which counts what merely waited at a worker as well. Whoever runs this keeps what comes back: a worker
writes nothing that is kept, so work that is done twice does no harm.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import Any, Generic, Self, TypeAlias, TypeVar

from pipeline.errors import ExitCode, MachineError, RapporteurError
from pipeline.findings import Finding, Place, Severity, finding
from pipeline.pools import far_side
from pipeline.pools.seat import Seat
from pipeline.pools.supply import Supply, Task

_Fetched: TypeAlias = "tuple[str, Future[Any]]"
Tools = TypeVar("Tools")
Item = TypeVar("Item")
Result = TypeVar("Result")

# One is worked on at a worker, the other waits there, so that it need not wait for us.
AHEAD = 2
# Seconds between two looks at who is still there, and how many such looks a cluster without workers is given.
_LOOK = 0.5
_PATIENCE = 60
_CONNECTING, _FETCHING, _LEAVING = 10.0, 10.0, 5.0
# So many results are fetched at a time; those of workers that fell silent are among them.
_FETCHES = 64
# Faults of a machine: the worker is left out, and another does the work.
_OF_A_MACHINE = (ExitCode.MACHINE, ExitCode.STORAGE)


class _Gone(Exception):  # noqa: N818 - not an error of the program: the work is done elsewhere
    """The worker is not there any more, or is another process by now."""


@dataclass(frozen=True)
class Calling(Generic[Tools, Item, Result]):
    """What is done at the workers, all of it by reference to the program as it is installed there.

    `describe` tells what the tools are like that `open_tools` opened; `differing` says here in what that is not as it should
    be, in words, or nothing.
    """

    open_tools: far_side.OpenTools
    work: Callable[[Tools, Item], Result]
    describe: Callable[[Tools], Any]
    differing: Callable[[Any], str]
    lost: Callable[[Item], Result]


class Cluster(Generic[Tools, Item, Result]):
    """The workers of one scheduler that make what this machine would make; the others are told of and left out.

    MachineError M010 without Dask, M011 where no scheduler answers, M012 where no worker is left.
    """

    def __init__(
        self,
        address: str,
        calling: Calling[Tools, Item, Result],
        tell: Callable[[Finding], None],
        stopping: Callable[[], bool] = lambda: False,
    ) -> None:
        self._calling, self._tell, self._stopping = calling, tell, stopping
        self._address = address
        self._client = _client(address)
        self._heard: SimpleQueue[Any] = SimpleQueue()
        self._fetches = ThreadPoolExecutor(_FETCHES)
        self._known: dict[str, int] = {}  # the workers that were asked, and their seats
        self._joining: dict[str, tuple[Any, str]] = {}
        self._at: dict[str, dict[str, tuple[Any, Task[Item]]]] = {}
        token = hashlib.sha256(pickle.dumps(calling.open_tools)).hexdigest()
        self._token = f"{token[:16]}-{self._client.id}"

    def __enter__(self) -> Self:
        """Asks each worker that is there what it is like; they answer while others find out what there is to do."""
        self._look_round()
        return self

    def __exit__(self, *problem: object) -> None:
        if self._client.status == "running":
            self._say_goodbye()
        self._client.close()
        self._fetches.shutdown(wait=False, cancel_futures=True)

    def _say_goodbye(self) -> None:
        """Lets the workers close their tools, once they have done what else they have to do."""
        from distributed import CancelledError, fire_and_forget, wait

        self._client.cancel([future for there in self._at.values() for future, _ in there.values()])
        leaving = [self._client.submit(far_side.leave, self._token, **_pinned(address)) for address in self._known]
        fire_and_forget(leaving)
        with suppress(CancelledError, TimeoutError, ValueError, OSError):  # the scheduler may be gone just now
            wait(leaving, timeout=_LEAVING)

    def run(self, items: Iterable[Item], workers: int = 0) -> Iterator[tuple[Item, Result]]:
        """Each item with its result, as they are finished, by as many workers as there are. MachineError M012, M013."""
        supply = Supply(items)
        if supply.is_empty:
            return
        self._hear_all_who_are_there()
        looks = 0
        while self._fill(supply) or (not supply.is_empty and not self._stopping()):
            try:
                heard = self._heard.get(timeout=_LOOK)
            except Empty:
                looks = 0 if self._at or self._joining else looks + 1
                if looks == _PATIENCE:
                    raise MachineError(finding("M012", address=self._address)) from None
            else:
                yield from self._attended_to(heard, supply)
            yield from self._given_up(supply)

    def _fill(self, supply: Supply[Item]) -> bool:
        """Gives the workers what they have room for; whether any has something to do."""
        while self._at and not self._stopping():
            address = min(self._at, key=lambda each: len(self._at[each]))
            if len(self._at[address]) >= AHEAD or (task := supply.next()) is None:
                break
            if task.deaths and self._at[address]:  # it is tried again with nothing beside it
                supply.put_back(task)
                break
            future = self._client.submit(far_side.serve, self._token, self._calling.work, task.item, **_pinned(address))
            self._at[address][future.key] = (future, task)
            future.add_done_callback(self._note)
        return any(self._at.values())

    def _note(self, future: Any) -> None:
        self._heard.put(future.key)

    def _attended_to(self, heard: str | _Fetched, supply: Supply[Item]) -> Iterator[tuple[Item, Result]]:
        """What is finished by what was heard: that a worker joins, or has done something, or that its result is here."""
        if not isinstance(heard, str):
            yield from self._finished(*heard, supply)
        elif heard in self._joining:
            self._joined(heard)
        elif address := self._whose(heard):
            # on a thread, since a worker may fall silent over it, and the others are not to wait
            fetching = self._fetches.submit(self._fetched, self._at[address][heard][0], address)
            fetching.add_done_callback(lambda done: self._heard.put((heard, done)))

    def _whose(self, key: str) -> str:
        """The address of the worker that has a piece of work, empty if it was given up or is done elsewhere."""
        return next((address for address, there in self._at.items() if key in there), "")

    def _finished(self, key: str, fetched: Future[Result], supply: Supply[Item]) -> Iterator[tuple[Item, Result]]:
        """The item and the result of a piece of work that is here; nothing where it is done again elsewhere."""
        if not (address := self._whose(key)):
            return
        try:
            result = fetched.result()
        except _Gone:
            yield from self._gone(address, supply)
            return
        if _is_of_its_machine(result) and len(self._at) > 1:
            self._leave_out(address, supply, result)
            return
        _, task = self._at[address].pop(key)
        self._fill(supply)
        yield task.item, result

    def _fetched(self, future: Any, address: str) -> Any:
        """What a worker has made. Raises _Gone if it is not there any more to give it, or what the work raised there."""
        from distributed import CancelledError, KilledWorker

        for _ in range(_PATIENCE):
            try:
                error = future.exception(timeout=_LOOK)
                result = future.result(timeout=_FETCHING) if error is None else None
            except CancelledError as gone:
                raise _Gone from gone
            except OSError:  # it was finished, and is to be done again; or nobody answers
                if address not in self._there():
                    break
                continue
            if isinstance(error, far_side.NotOpen | KilledWorker):
                raise _Gone from error
            if error is not None:
                raise error
            return result
        raise _Gone

    def _there(self) -> set[str]:
        """The addresses of the workers. MachineError M013."""
        try:
            return set(self._client.nthreads())
        except (OSError, RuntimeError, ValueError) as error:
            raise MachineError(finding("M013", address=self._address)) from error

    def _look_round(self) -> set[str]:
        """The addresses of workers that are gone; those that came are asked what they are like."""
        there = self._there()
        for address in sorted(there - self._known.keys()):
            calling, seat = self._calling, self._seated(address, there)
            future = self._client.submit(
                far_side.join, self._token, calling.open_tools, calling.describe, seat, **_pinned(address)
            )
            self._joining[future.key] = (future, address)
            future.add_done_callback(self._note)
        gone = self._known.keys() - there
        self._known = {address: seat for address, seat in self._known.items() if address in there}
        self._joining = {key: each for key, each in self._joining.items() if each[1] in there}
        return gone

    def _seated(self, address: str, there: set[str]) -> Seat:
        """The seat that a worker has from now on."""
        beside = {each for each in there if each.rpartition(":")[0] == address.rpartition(":")[0]}
        seat = Seat.beside({self._known[each] for each in beside if each in self._known}, len(beside))
        self._known[address] = seat.number
        return seat

    def _hear_all_who_are_there(self) -> None:
        """Waits until each worker that is there has said what it is like. MachineError M012 if none is left then."""
        for _ in range(_PATIENCE):
            if self._at and not self._joining:
                break
            try:
                self._joined(self._heard.get(timeout=_LOOK))
            except Empty:
                self._look_round()
        if not self._at:
            raise MachineError(finding("M012", address=self._address))

    def _joined(self, key: str) -> None:
        """Takes a worker in, or tells why it is left out."""
        future, address = self._joining.pop(key, (None, ""))
        if future is None or future.cancelled():
            return
        error = future.exception(timeout=_FETCHING)
        if isinstance(error, RapporteurError):
            self._tell_of(address, error.findings)
        elif error is not None:
            self._tell_of(address, [finding("L093", what=f"{type(error).__name__}: {error}")])
        elif differing := self._calling.differing(future.result(timeout=_FETCHING)):
            self._tell_of(address, [finding("L094", what=differing)])
        else:
            self._at[address] = {}

    def _given_up(self, supply: Supply[Item]) -> Iterator[tuple[Item, Result]]:
        """What was given up since a second worker died over it."""
        for address in self._look_round():
            yield from self._gone(address, supply)

    def _gone(self, address: str, supply: Supply[Item]) -> Iterator[tuple[Item, Result]]:
        """What is given up of that which a worker had that is gone; all else is to be done again."""
        self._known.pop(address, None)
        for future, task in self._at.pop(address, {}).values():
            future.cancel()
            if not supply.died_over(task):
                yield task.item, self._calling.lost(task.item)

    def _leave_out(self, address: str, supply: Supply[Item], fault: Any) -> None:
        """Leaves a worker out whose machine is at fault, and gives to others what it had."""
        self._tell_of(address, fault.findings)
        for future, task in self._at.pop(address).values():
            future.cancel()
            supply.put_back(task)

    def _tell_of(self, address: str, findings: Iterable[Finding]) -> None:
        place = Place(words=address)
        for each in (*findings, finding("L095", worker=address)):
            self._tell(replace(each.at(place), severity=Severity.WARNING))


def _is_of_its_machine(result: object) -> bool:
    return isinstance(result, RapporteurError) and result.exit_code in _OF_A_MACHINE


def _pinned(address: str) -> dict[str, Any]:
    """How work is given to one worker alone, as often as it is given."""
    return {"workers": [address], "allow_other_workers": False, "pure": False}


def _client(address: str) -> Any:
    """The connection to a scheduler. MachineError M010, M011."""
    try:
        import dask
        from distributed import Client
    except ImportError as error:
        raise MachineError(finding("M010")) from error
    for name in [name for name in logging.root.manager.loggerDict if name.startswith("distributed")]:
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what is worth telling is told by us
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "2 GiB"})
    try:
        return Client(address, timeout=_CONNECTING)
    except (OSError, ValueError, TimeoutError) as error:
        raise MachineError(finding("M011", address=address)) from error
