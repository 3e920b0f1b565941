/// A fixed table from token keys (or other well-mixed 64-bit numbers, never 0) to numbers from 0: open
/// addressing, a multiplication and as a rule one comparison a look-up.
///
/// `Dictionary` and `Set` hash their keys again, with SipHash, which took a quarter of the time of reading
/// evidence. Not generic, since a generic type is not specialised for another module of the package; that
/// costs as much again. `public`, for what is `package` is never made part of another module's code (Swift 6.3).
@frozen public struct KeyIndex: Sendable {
    @frozen @usableFromInline struct Slot: Sendable {
        /// 0 where it is free.
        @usableFromInline var key: UInt64 = 0
        @usableFromInline var value: Int32 = -1
    }

    @usableFromInline let slots: [Slot]
    @usableFromInline let shift: UInt64

    /// Of pairs with the same key the first counts. O(n).
    package init(_ pairs: [(key: UInt64, value: Int32)]) {
        // At least twice as many slots as keys, a power of two.
        var bits: UInt64 = 3
        while 1 << bits < pairs.count * 2 { bits += 1 }
        var slots = [Slot](repeating: Slot(), count: 1 << bits)
        for (key, value) in pairs where key != 0 {
            var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits))
            while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & (slots.count - 1) }
            guard slots[slot].key == 0 else { continue }
            slots[slot].key = key
            slots[slot].value = value
        }
        self.slots = slots
        shift = 64 - bits
    }

    /// The keys of words, numbered in their order.
    package init(words: [String]) {
        var pairs: [(key: UInt64, value: Int32)] = []
        pairs.reserveCapacity(words.count)
        for word in words { pairs.append((Tokenizer.key(word), Int32(pairs.count))) }
        self.init(pairs)
    }

    /// The number of a key, -1 when it has none. The slots from its own on are searched until it or a free
    /// one is found; half are free.
    @inlinable public subscript(key: UInt64) -> Int32 {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
        while true {
            let slot = slots[place]
            if slot.key == key || slot.key == 0 { return slot.value }
            place = (place + 1) & mask
        }
    }
}
