/* The loops over answers, for machines that had a C compiler when mittari was installed (see in_c.py).
 *
 * Each does what NumPy does elsewhere in this folder, to the same bits, but goes over the answers once and not in
 * many steps. Nothing here takes memory or keeps anything; whoever calls sees to it that the arrays are long enough.
 */

#include <stdint.h>
#include <string.h>

enum { STRIP = 4096 };  /* Rows at a time, so that what is added up stays in the nearest cache. */
enum { BYTES = 256, FIRST_NON_ANSWER = 128, NON_ANSWERS = 4, NOT_ALLOWED = 255 };

/* Where the compiler can, a function is made twice, and the machine takes the quicker one that it understands. */
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__)
#define FASTEST __attribute__((target_clones("avx2", "default")))
#else
#define FASTEST
#endif

/* What the answers to an item add, if they are a run of codes: (code ^ flip) - low, up to `span`. */
struct run {
    uint8_t is_run, flip, low, span, missing;
};

static inline uint8_t add_run(const uint8_t *restrict codes, struct run run, long rows, uint8_t *restrict byte)
{
    uint8_t odd = 0;
    for (long row = 0; row < rows; row++) {
        uint8_t code = codes[row], step = (uint8_t)((code ^ run.flip) - run.low);
        byte[row] += code >= FIRST_NON_ANSWER ? run.missing : step;
        odd |= ((uint8_t)(code - FIRST_NON_ANSWER) >= NON_ANSWERS) & (step > run.span);
    }
    return odd;
}

static inline uint8_t add_listed(const uint8_t *restrict codes, const uint8_t *restrict steps, long rows,
                          uint8_t *restrict byte)
{
    uint8_t odd = 0;
    for (long row = 0; row < rows; row++) {
        uint8_t step = steps[codes[row]];
        byte[row] += step;
        odd |= step == NOT_ALLOWED;
    }
    return odd;
}

static inline void take_apart(const uint8_t *restrict byte, int bits, long rows, uint16_t *restrict total,
                       uint8_t *restrict missing)
{
    uint8_t below = (uint8_t)((1 << bits) - 1);
    for (long row = 0; row < rows; row++) {
        total[row] += byte[row] & below;
        missing[row] += byte[row] >> bits;
    }
}

/* Writes the steps and the missing answers of all groups of items (see part.py); 0 if a code is not allowed. */
FASTEST int add_up(const uint8_t *const *codes, const uint8_t (*steps)[BYTES], const struct run *runs,
                   const int32_t *sizes, const int32_t *bits, int groups, long rows, uint16_t *restrict total,
                   uint8_t *restrict missing)
{
    uint8_t byte[STRIP], odd = 0;
    for (long from = 0; from < rows && !odd; from += STRIP) {
        long strip = rows - from < STRIP ? rows - from : STRIP;
        memset(total + from, 0, strip * sizeof *total);
        memset(missing + from, 0, strip);
        for (int group = 0, item = 0; group < groups; group++) {
            memset(byte, 0, strip);
            for (int end = item + sizes[group]; item < end; item++)
                odd |= runs[item].is_run ? add_run(codes[item] + from, runs[item], strip, byte)
                                         : add_listed(codes[item] + from, steps[item], strip, byte);
            take_apart(byte, bits[group], strip, total + from, missing + from);
        }
    }
    return !odd;
}

/* A column of a table and where what is read from it goes: numbers of 1, 2 or 8 `bytes`. */
struct column {
    const void *cells;
    void *found;
    int32_t bytes;
};

#define LOOK_UP(number)                                                       \
    {                                                                         \
        const number *restrict cells = column.cells;                          \
        number *restrict found = (number *)column.found + from;               \
        for (long row = 0; row < rows; row++)                                 \
            found[row] = cells[key[row]];                                     \
        break;                                                                \
    }

/* Writes what stands at each place, which is never beyond a column's end. */
static inline void look_up(const struct column *columns, int count, const int32_t *restrict key, long from, long rows)
{
    for (int one = 0; one < count; one++) {
        struct column column = columns[one];
        switch (column.bytes) {
        case 1: LOOK_UP(uint8_t)
        case 2: LOOK_UP(uint16_t)
        case 8: LOOK_UP(uint64_t)
        }
    }
}

/* Reads scores by the sum of steps and the number of missing answers, in rows of `width` up to `last`; of `size`
 * questions the rest are answered. */
FASTEST void by_sum(const uint16_t *restrict total, const uint8_t *restrict missing, int32_t width, int32_t last,
                    int32_t size, long rows, int16_t *restrict answered, const struct column *columns, int count)
{
    int32_t key[STRIP];
    for (long from = 0; from < rows; from += STRIP) {
        long strip = rows - from < STRIP ? rows - from : STRIP;
        for (long row = 0; row < strip; row++) {
            int32_t away = missing[from + row];
            key[row] = (away < last ? away : last) * width + total[from + row];
            answered[from + row] = (int16_t)(size - away);
        }
        look_up(columns, count, key, from, strip);
    }
}

/* Reads scores by the answers to some items: `digits` holds the place of each byte among the answers to its item, of
 * which there are so many as `sizes` tells. 0 if a code is not allowed. */
FASTEST int by_combination(const uint8_t *const *codes, const uint8_t *const *digits, const int32_t *sizes, int items,
                           long rows, const struct column *columns, int count)
{
    int32_t key[STRIP];
    for (long from = 0; from < rows; from += STRIP) {
        long strip = rows - from < STRIP ? rows - from : STRIP;
        uint8_t odd = 0;
        memset(key, 0, strip * sizeof *key);
        for (int item = 0; item < items; item++)
            for (long row = 0; row < strip; row++) {
                uint8_t digit = digits[item][codes[item][from + row]];
                odd |= digit == NOT_ALLOWED;
                key[row] = key[row] * sizes[item] + digit;
            }
        if (odd)
            return 0;
        look_up(columns, count, key, from, strip);
    }
    return 1;
}

/* The check sum of the source that this was made from: in_c.py uses nothing else. */
uint32_t made_from(void)
{
    return SOURCE;
}
