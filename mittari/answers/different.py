"""The different values of a column: answers are few, so each needs to be read only once."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from mittari.answers.code_bytes import ALL, as_bytes, bytes_between

Different = tuple[np.ndarray, Mapping[int, object]]
"""The position of each row's value (-1 where nothing stands), and values by position; some may stand in no row."""


def different(column: pd.Series) -> Different:
    """Positions and values of a column of numbers, text or anything else."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), dict(enumerate(column.cat.categories))
    if isinstance(column.dtype, pd.StringDtype):
        return _of_texts(column)
    small = as_bytes(_numbers(column)) if pd.api.types.is_any_real_numeric_dtype(column) else None
    if small is None:
        positions, values = pd.factorize(column, use_na_sentinel=True)
        return positions, dict(enumerate(values))
    as_written = float if pd.api.types.is_float_dtype(column) else int
    return small, {byte: as_written(ALL[byte]) for byte in bytes_between(small)}


def spread(codes: np.ndarray, positions: np.ndarray, used: Iterable[int]) -> np.ndarray:
    """The code of each row, in bytes if they all fit: a column of them is then an eighth of the size."""
    small = as_bytes(codes)
    if small is None:
        return codes.take(positions)
    if positions.dtype == np.uint8 and all(small[number] == number for number in used):
        return positions.view(np.int8)
    return small.view(np.int8).take(positions)


def _numbers(column: pd.Series) -> np.ndarray:
    """The numbers of a column; of a nullable one as floats, NaN where there is none."""
    return column.to_numpy(dtype=np.float64, na_value=np.nan) if column.hasnans else column.to_numpy()


def _of_texts(column: pd.Series) -> Different:
    found = pa.array(column, type=pa.large_string(), from_pandas=True)
    texts = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    characters = None if texts.null_count else _single_characters(texts)
    if characters is not None:
        return characters, {0: ""} | {byte: chr(byte) for byte in range(1, int(characters.max(initial=0)) + 1)}
    encoded = pc.dictionary_encode(texts)
    return encoded.indices.fill_null(-1).to_numpy(), dict(enumerate(encoded.dictionary.to_pylist()))


def _single_characters(texts: pa.Array) -> np.ndarray | None:
    """Texts of at most one byte as bytes (uint8), 0 where there is none; None if some are longer."""
    _, ends, characters = texts.buffers()
    ends = np.frombuffer(ends, dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1] if len(texts) else [0, 0]
    lengths = np.diff(ends)
    if lengths.max(initial=0) > 1 or characters is None:
        return None
    found = np.frombuffer(characters, dtype=np.uint8)[ends[0] : ends[-1]]
    if len(found) == len(texts):
        return found
    small = np.zeros(len(texts), dtype=np.uint8)
    small[lengths == 1] = found
    return small
