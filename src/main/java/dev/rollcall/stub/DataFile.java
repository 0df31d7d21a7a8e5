package dev.rollcall.stub;

import dev.rollcall.command.Misuse;
import dev.rollcall.stub.data.OwnData;
import dev.rollcall.stub.data.UnusableData;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the file with a consumer's own data, and reports its mistakes in words. */
final class DataFile {

    private DataFile() {}

    /** The data; none if no file is named. */
    static OwnData read(Optional<Path> file) {
        return file.map(DataFile::read).orElse(OwnData.NONE);
    }

    private static OwnData read(Path file) {
        try {
            return OwnData.parse(Files.readString(file));
        } catch (UnusableData unusable) {
            throw misuse(file, unusable);
        } catch (CharacterCodingException notText) {
            throw new Misuse("The file " + file + " is not a text in UTF-8.");
        } catch (IOException unreadable) {
            throw new Misuse("The file " + file + " cannot be read.");
        }
    }

    /** The mistakes, each on a line of its own with its place in the file. */
    static Misuse misuse(Path file, UnusableData unusable) {
        return new Misuse(
                unusable.faults().stream()
                        .map(fault -> file + ", " + fault.text())
                        .collect(Collectors.joining(System.lineSeparator())));
    }
}
