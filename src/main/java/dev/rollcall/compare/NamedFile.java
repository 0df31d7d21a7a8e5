package dev.rollcall.compare;

import dev.rollcall.command.Misuse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A file that an option names. A message about it names the option, and never quotes the file. */
record NamedFile(String option, Path path) {

    String text() {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    /** The lines, one character for each byte: an access log holds whatever clients sent. */
    Stream<String> lines() {
        try {
            return Files.lines(path, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable();
        }
    }

    void write(String text) {
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unwritable();
        }
    }

    /** Otherwise the work would be done before its result cannot be written. */
    void refuseIfReadOnly() {
        Path folder = path.toAbsolutePath().getParent();
        boolean writable =
                Files.exists(path)
                        ? Files.isRegularFile(path) && Files.isWritable(path)
                        : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
        if (!writable) {
            throw unwritable();
        }
    }

    /** Whether others than its owner may read it. */
    boolean isOpenToOthers() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            return List.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ).stream()
                    .anyMatch(permissions::contains);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private Misuse unwritable() {
        return new Misuse("The file of " + option + " cannot be written.");
    }

    private Misuse unreadable() {
        return new Misuse("The file of " + option + " cannot be read.");
    }
}
