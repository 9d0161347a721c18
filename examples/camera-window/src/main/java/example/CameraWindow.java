package example;

import dev.mien.analyze.FaceAnalyzer;
import dev.mien.draw.AnnotatedPicture;
import dev.mien.video.VideoRun;
import dev.mien.video.media.Cameras;
import dev.mien.video.media.FrameColors;
import dev.mien.video.media.FrameSource;
import dev.mien.video.track.FaceReader;
import dev.mien.video.track.FaceTracker;
import dev.mien.video.track.TrackerOptions;
import java.awt.Image;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.ImageIcon;
import javax.swing.JFrame;
import javax.swing.JLabel;

/** The first camera's picture in a window, its faces drawn in, until the window is closed. */
public final class CameraWindow {
    private CameraWindow() {}

    public static void main(String[] arguments) throws Exception {
        JLabel view = new JLabel();
        JFrame window = new JFrame("Mien");
        AtomicBoolean closed = new AtomicBoolean();
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosing(WindowEvent event) {
                closed.set(true);
            }
        });
        window.setContentPane(view);
        try (FaceAnalyzer analyzer = FaceAnalyzer.create();
                FrameSource camera = Cameras.open("camera:0", FrameColors.COLOR)) {
            VideoRun.read(
                    camera,
                    new FaceTracker(FaceReader.of(analyzer), TrackerOptions.defaults()),
                    List.of((frame, faces) -> show(window, view, AnnotatedPicture.ofRows(frame.picture(), faces))),
                    closed::get);
        } finally {
            window.dispose();
        }
    }

    private static void show(JFrame window, JLabel view, Image picture) {
        view.setIcon(new ImageIcon(picture));
        if (!window.isVisible()) {
            window.pack();
            window.setVisible(true);
        }
    }
}
